/** The sheet no longer holds what the person agreed to; nothing was sent. */
export class SheetChangedError extends Error {
  override readonly name = "SheetChangedError";
}

/** Asked again after a reload, the server says that the upload never arrived whole: no run was made. */
export class NothingMadeError extends Error {
  override readonly name = "NothingMadeError";
}
