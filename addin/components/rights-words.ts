import type { Me } from "#shared/wire/me.ts";

/** "Rights: billing, admin". */
export function rightsInWords(rights: Me["rights"]): string {
  const held = [
    rights.billingAccess && "billing",
    rights.sendExport && "send and export",
    rights.admin && "admin",
  ].filter((right) => right !== false);
  return held.length === 0 ? "No rights yet" : `Rights: ${held.join(", ")}`;
}
