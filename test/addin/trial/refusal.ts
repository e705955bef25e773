import { expect } from "vitest";

/** The `OfficeExtension.Error` that a promise fails with. */
export async function refusal(promise: Promise<unknown>): Promise<OfficeExtension.Error> {
  const thrown: unknown = await promise.then(
    () => new Error("it was not refused"),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(OfficeExtension.Error);
  // safe because of the expectation above
  return thrown as OfficeExtension.Error;
}
