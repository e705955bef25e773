import type { SheetCase } from "../sheet-case.ts";

/** Clients stand as headings above their rows, with a sum below each. */
export const spanishList: SheetCase = {
  name: "Spanish report grouped by client",
  culture: "es-ES",
  firmCurrency: "EUR",
  sheet: {
    name: "Pendiente",
    cells: [
      ["Trabajo pendiente de facturar"],
      ["Cliente", "Fecha", "Encargo", "Empleado", "Concepto", "Horas", "Tarifa", "Importe"],
      ["Talleres Ruiz S.L."],
      [null, "13/11/2026", "Contabilidad", "Eva Soler", "Asientos", "2,50", "60,00", "150,00"],
      [null, "03/11/2026", "Contabilidad", "Eva Soler", "Bancos", "1,25", "60,00", "75,00"],
      ["Total Talleres Ruiz S.L.", null, null, null, null, "3,75", null, "225,00"],
      ["Hotel Mar"],
      [null, "05/11/2026", "Fiscal", "Luis Gil", "Modelo 303", "3,00", "80,00", "240,00"],
      [null, "06/11/2026", "Fiscal", "Luis Gil", "Consulta", "1,00", "80,00", "85,00"],
      ["Total Hotel Mar", null, null, null, null, "4,00", null, "325,00"],
      ["Total general", null, null, null, null, "7,75", null, "550,00"],
    ],
  },
  mapping: {
    client: "Cliente",
    date: "Fecha",
    workItem: "Encargo",
    person: "Empleado",
    description: "Concepto",
    quantity: "Horas",
    rate: "Tarifa",
    value: "Importe",
  },
  entries: [
    "4 | Talleres Ruiz S.L. | Contabilidad | 2026-11-13 | Eva Soler | 2.5 | 150.00 EUR",
    "5 | Talleres Ruiz S.L. | Contabilidad | 2026-11-03 | Eva Soler | 1.25 | 75.00 EUR",
    "8 | Hotel Mar | Fiscal | 2026-11-05 | Luis Gil | 3 | 240.00 EUR",
  ],
  problems: ["H9 amount-differs"],
  notBillable: ["3 heading", "6 total", "7 heading", "10 total", "11 total"],
  totals: ["465.00 EUR"],
};
