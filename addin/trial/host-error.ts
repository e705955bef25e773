/** A refusal by the host, with the code that Office.js hands to the add-in as `OfficeExtension.Error.code`. */
export class HostError extends Error {
  readonly code: string;
  location = "";

  constructor(code: string, message: string) {
    super(message);
    this.name = "HostError";
    this.code = code;
  }
}

export const itemNotFound = (): HostError =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.");

export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError => new HostError("InvalidArgument", message);

export const itemAlreadyExists = (): HostError =>
  new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");

export const shapeMismatch = (): HostError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

export const accessDenied = (): HostError =>
  new HostError(
    "AccessDenied",
    "You can't perform the requested operation. The sheet is protected.",
  );

export const notModelled = (what: string): HostError =>
  new HostError("NotImplemented", `simulated host: ${what} is not modelled`);
