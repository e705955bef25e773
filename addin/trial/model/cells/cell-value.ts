/** What a cell holds as its result. The empty cell is "". Errors are apart from texts that look like them. */
export type CellError = { readonly error: string };
export type CellValue = string | number | boolean | CellError;

export type CellStyle = {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly align?: string;
  readonly wrap?: boolean;
  readonly unlocked?: boolean;
};

const ERRORS: ReadonlyMap<string, CellError> = new Map(
  ["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!"].map(
    (error) => [error, Object.freeze({ error })],
  ),
);

export const errorOf = (text: string): CellError | undefined => ERRORS.get(text.toUpperCase());

export const isError = (value: CellValue): value is CellError => typeof value === "object";

/** As `Range.values` gives it: an error is its text. */
export const plainValue = (value: CellValue): string | number | boolean =>
  isError(value) ? value.error : value;

export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

export function valueTypeOf(value: CellValue): ValueType {
  if (value === "") return "Empty";
  if (typeof value === "string") return "String";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "Error";
}
