/** A task of the tests that always fails. */
export default function fails(): never {
  throw new Error('this slice cannot be computed');
}
