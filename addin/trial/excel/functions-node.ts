import { serialOfDay } from "../model/format/serial-date.ts";
import type { Workbook } from "../model/workbook.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { givenInteger } from "./given.ts";

/** `workbook.functions`: what the add-in asks of Excel's own functions. */
export class FunctionsNode extends HostNode {
  readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    super();
    this.workbook = workbook;
  }

  get className(): string {
    return "Functions";
  }

  /** Tells the date system without writing: 1 January 2000 is 36526 or 35064. */
  Date(year: unknown, month: unknown, day: unknown): FunctionResultNode {
    const serial = serialOfDay(
      { year: givenInteger(year), month: givenInteger(month), day: givenInteger(day) },
      this.workbook.date1904,
    );
    return new FunctionResultNode(serial);
  }
}

export class FunctionResultNode extends HostNode {
  readonly #value: number;

  constructor(value: number) {
    super();
    this.#value = value;
  }

  get className(): string {
    return "FunctionResult";
  }

  get Value(): number | null {
    return Number.isNaN(this.#value) ? null : this.#value;
  }

  get Error(): string | null {
    return Number.isNaN(this.#value) ? "#NUM!" : null;
  }
}
