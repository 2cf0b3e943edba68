/** The workbook cannot be patched without risking damage; the caller writes a plain copy instead and says so. */
export class CannotPatch extends Error {
  override readonly name = 'CannotPatch';
}
