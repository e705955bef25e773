import type { ProtectionOptions } from "../model/sheet-protection.ts";
import { DEFAULT_PROTECTION, protectSheet, unprotectSheet } from "../model/sheet-protection.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { givenRecord, givenTextOr } from "./given.ts";

export class WorksheetProtectionNode extends HostNode {
  readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  get className(): string {
    return "WorksheetProtection";
  }

  get Protected(): boolean {
    return this.sheet.protection !== null;
  }

  get Options(): ProtectionOptions {
    return this.sheet.protection?.options ?? DEFAULT_PROTECTION;
  }

  Protect(options: unknown, password: unknown): void {
    const given = options === null || options === undefined ? {} : givenRecord(options);
    const known = Object.entries(given).filter(
      (entry): entry is [string, boolean | string] =>
        typeof entry[1] === "boolean" || typeof entry[1] === "string",
    );
    protectSheet(this.sheet, Object.fromEntries(known), givenTextOr(password, ""));
  }

  Unprotect(password: unknown): void {
    unprotectSheet(this.sheet, givenTextOr(password, ""));
  }
}
