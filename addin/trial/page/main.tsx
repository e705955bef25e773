import { createRoot } from "react-dom/client";
import { openWorkbook } from "../open-workbook.ts";
import { sampleSheets, sampleWorkbookName } from "../sample-workbook.ts";
import { cultureNamed } from "../model/format/culture.ts";
import type { Workbook } from "../model/workbook.ts";
import { keep, loadKept } from "./kept-workbook.ts";
import { Session, SessionContext } from "./session.ts";
import { TrialPage } from "./trial-page.tsx";
import "./trial-page.css";

async function start(root: HTMLElement): Promise<void> {
  // what computes formulas is as large as the rest of the page: it comes beside it
  const formulas = import("../formulas/formula-calculation.ts");
  const workbook = (await loadKept()) ?? sampleWorkbook();
  (await formulas).computeFormulas(workbook, () => new Date());
  keep(workbook);
  const session = new Session(workbook);
  // for tests in a browser, which look at the workbook behind the page
  Reflect.set(window, "trial", session);
  createRoot(root).render(
    <SessionContext value={session}>
      <TrialPage />
    </SessionContext>,
  );
}

const sampleWorkbook = (): Workbook =>
  openWorkbook(sampleSheets(), { name: sampleWorkbookName, culture: cultureNamed("en-GB") });

const root = document.getElementById("trial");
if (root) void start(root);
