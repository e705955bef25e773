import type { Worksheet } from "../../model/worksheet.ts";
import { placeAt } from "./address.ts";
import { givenText } from "../given.ts";
import { RangeNode } from "./range-node.ts";

export function rangeAt(sheet: Worksheet, address: unknown): RangeNode {
  const place = placeAt(sheet, address);
  return new RangeNode(place.sheet, place.area);
}

/** A range given as an object or as an address. */
export function givenRange(sheet: Worksheet, value: unknown): RangeNode {
  return value instanceof RangeNode ? value : rangeAt(sheet, givenText(value));
}
