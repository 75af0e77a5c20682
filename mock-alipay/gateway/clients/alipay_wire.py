"""The wire of alipay-sdk-python without the SDK: public parameters in the query, biz_content in the body, and its response parser,
which looks for the literal text "<node>" : { ... },"sign":". RSA is left to the openssl program, so that only Python itself is needed.
Arguments: gateway, app id, private key PEM file, Alipay public key PEM file, method, biz_content."""
import base64
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

gateway, app_id, private_key, alipay_key, method, biz_content = sys.argv[1:]


def sign(text):
    signed = subprocess.run(['openssl', 'dgst', '-sha256', '-sign', private_key], input=text.encode(), capture_output=True, check=True)
    return base64.b64encode(signed.stdout).decode()


def verify(text, signature):
    with tempfile.NamedTemporaryFile() as file:
        file.write(base64.b64decode(signature))
        file.flush()
        answer = subprocess.run(['openssl', 'dgst', '-sha256', '-verify', alipay_key, '-signature', file.name], input=text.encode(), capture_output=True, check=False)
    return answer.returncode == 0


params = {
    'app_id': app_id, 'method': method, 'charset': 'utf-8', 'sign_type': 'RSA2', 'format': 'json', 'version': '1.0',
    'timestamp': '2026-11-22 09:00:00', 'biz_content': biz_content,
}
params['sign'] = sign('&'.join(f'{name}={value}' for name, value in sorted(params.items())))
body = urllib.parse.urlencode({'biz_content': params.pop('biz_content')}).encode()
request = urllib.request.Request(f'{gateway}?{urllib.parse.urlencode(params)}', data=body, headers={
    'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8', 'Cache-Control': 'no-cache', 'Connection': 'Keep-Alive', 'User-Agent': 'aop-sdk-python',
})
text = urllib.request.urlopen(request).read().decode()
print(text)
node = method.replace('.', '_') + '_response'
match = re.search(rf'"({node})"[\s]*:[\s]*(\{{.*\}}),"sign":"([^"]*)"', text)
print('verified=' + str(bool(match) and verify(match.group(2), match.group(3))).lower())
