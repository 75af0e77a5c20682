const BASE_URL = 'http://127.0.0.1:4640'
export default BASE_URL
