import { invalidArgument } from "../host-error.ts";
import { localFormat } from "../model/format/culture.ts";
import type { Culture } from "../model/format/culture.ts";
import type { Workbook } from "../model/workbook.ts";
import { HostNode } from "../rich-api/host-node.ts";

export class ApplicationNode extends HostNode {
  static override readonly navigation = ["CultureInfo"];
  readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    super();
    this.workbook = workbook;
  }

  get className(): string {
    return "Application";
  }

  get CalculationMode(): string {
    return this.workbook.calculationMode;
  }

  set CalculationMode(mode: unknown) {
    if (mode !== "Automatic" && mode !== "AutomaticExceptTables" && mode !== "Manual")
      throw invalidArgument();
    this.workbook.calculationMode = mode;
  }

  get CalculationState(): string {
    return "Done";
  }

  get DecimalSeparator(): string {
    return this.workbook.culture.decimal;
  }

  get ThousandsSeparator(): string {
    return this.workbook.culture.group;
  }

  get UseSystemSeparators(): boolean {
    return true;
  }

  get CultureInfo(): CultureInfoNode {
    return new CultureInfoNode(this.workbook.culture);
  }

  Calculate(_type: unknown): void {
    this.workbook.calculation?.calculate();
  }

  SuspendApiCalculationUntilNextSync(): void {}

  SuspendScreenUpdatingUntilNextSync(): void {}
}

export class CultureInfoNode extends HostNode {
  static override readonly navigation = ["NumberFormat", "DatetimeFormat"];
  readonly #culture: Culture;

  constructor(culture: Culture) {
    super();
    this.#culture = culture;
  }

  get className(): string {
    return "CultureInfo";
  }

  get Name(): string {
    return this.#culture.name;
  }

  get NumberFormat(): NumberFormatInfoNode {
    return new NumberFormatInfoNode(this.#culture);
  }

  get DatetimeFormat(): DatetimeFormatInfoNode {
    return new DatetimeFormatInfoNode(this.#culture);
  }
}

export class NumberFormatInfoNode extends HostNode {
  readonly #culture: Culture;

  constructor(culture: Culture) {
    super();
    this.#culture = culture;
  }

  get className(): string {
    return "NumberFormatInfo";
  }

  get NumberDecimalSeparator(): string {
    return this.#culture.decimal;
  }

  get NumberGroupSeparator(): string {
    return this.#culture.group;
  }
}

export class DatetimeFormatInfoNode extends HostNode {
  readonly #culture: Culture;

  constructor(culture: Culture) {
    super();
    this.#culture = culture;
  }

  get className(): string {
    return "DatetimeFormatInfo";
  }

  get DateSeparator(): string {
    return this.#culture.dateSeparator;
  }

  get TimeSeparator(): string {
    return ":";
  }

  get ShortDatePattern(): string {
    return localFormat(this.#culture.shortDate, this.#culture);
  }

  get LongDatePattern(): string {
    return localFormat(this.#culture.longDate, this.#culture);
  }

  get LongTimePattern(): string {
    return "hh:mm:ss";
  }
}
