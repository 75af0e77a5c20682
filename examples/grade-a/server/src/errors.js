/** 可以直接展示给用户的错误。 */
export class UserFacingError extends Error {
  expected = true;
}
