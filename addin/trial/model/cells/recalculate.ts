import type { Area } from "./area.ts";
import type { Worksheet } from "../worksheet.ts";

/**
 * Called after cells were written or moved. Formulas are stored, not computed: a formula's value stays empty, or what
 * was stored with it.
 */
export function recalculate(_sheet: Worksheet, _changed: Area): void {}
