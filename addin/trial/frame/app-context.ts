/** What the trial's Excel claims to support: the sets that the manifest asks for, and those of dialogs and commands. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.14",
  DialogApi: "1.2",
  DialogOrigin: "1.1",
  RibbonApi: "1.1",
  SharedRuntime: "1.1",
  RichApiRuntime: "1.0",
};

export type AppContextOptions = {
  readonly workbookName: string;
  readonly dataLocale: string;
  readonly uiLocale: string;
  readonly settings: unknown;
};

/** The answer to Office.js's first question. */
export function appContext(id: unknown, options: AppContextOptions): Record<string, unknown> {
  return {
    _id: id,
    _appInstanceId: "trial",
    _appName: 16,
    _appVersion: "16.0",
    _appMinorVersion: 1,
    _appUILocale: options.uiLocale,
    _dataLocale: options.dataLocale,
    _docUrl: `https://trial.invalid/${encodeURIComponent(options.workbookName)}`,
    _clientMode: 1,
    _settings: options.settings,
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "",
    _hostFullVersion: "16.0.18000.12345",
    _appDomains: [],
    _addinName: "Billing Runs",
    _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
    _featureGates: {},
    _initialDisplayMode: 2,
  };
}
