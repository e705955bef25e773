/** Where the pane is. History is state: Office.js takes `history.pushState` away. */
export type Route =
  | { screen: "unbilled"; addToRunId?: string }
  | { screen: "mapping" }
  | { screen: "runs" }
  /** `watched`: its posting was asked for here, so the sheet follows when it is done. */
  | { screen: "run"; runId: string; notice?: RunNotice; watched?: true }
  | { screen: "post"; runId: string }
  | { screen: "invoice"; invoiceId: string; notice?: RunNotice };

/** What was just done, told at the head of the screen on which one lands. */
export interface RunNotice {
  tone: "success" | "warning";
  text: string;
}

export type Tab = "unbilled" | "runs";

/** Each tab keeps its own way back; the last of a tab's routes is shown. */
export interface Navigation {
  tab: Tab;
  unbilled: Route[];
  runs: Route[];
}

export type NavigationAction =
  | { type: "tab-chosen"; tab: Tab }
  | { type: "opened"; route: Route }
  /** Like opened, but the way back leads to the list: what was shown before is gone or done. */
  | { type: "landed"; route: Route }
  | { type: "went-back" }
  | { type: "notice-dismissed" }
  | { type: "session-changed" };

export const startNavigation: Navigation = {
  tab: "unbilled",
  unbilled: [{ screen: "unbilled" }],
  runs: [{ screen: "runs" }],
};

export function currentRoute(navigation: Navigation): Route {
  return navigation[navigation.tab].at(-1) ?? { screen: navigation.tab };
}

export function canGoBack(navigation: Navigation): boolean {
  return navigation[navigation.tab].length > 1;
}

function tabOf(route: Route): Tab {
  return route.screen === "unbilled" || route.screen === "mapping" ? "unbilled" : "runs";
}

export function navigate(navigation: Navigation, action: NavigationAction): Navigation {
  switch (action.type) {
    case "tab-chosen":
      // Choosing the tab one is on leads back to its first screen, as tabs do everywhere.
      return action.tab === navigation.tab
        ? { ...navigation, [action.tab]: navigation[action.tab].slice(0, 1) }
        : { ...navigation, tab: action.tab };
    case "opened": {
      const tab = tabOf(action.route);
      const routes =
        action.route.screen === tab ? [action.route] : [...navigation[tab], action.route];
      return { ...navigation, tab, [tab]: routes };
    }
    case "landed": {
      const tab = tabOf(action.route);
      return { ...navigation, tab, [tab]: [{ screen: tab }, action.route] };
    }
    case "went-back": {
      const routes = navigation[navigation.tab];
      return routes.length > 1
        ? { ...navigation, [navigation.tab]: routes.slice(0, -1) }
        : navigation;
    }
    case "notice-dismissed": {
      const routes = navigation[navigation.tab];
      const last = currentRoute(navigation);
      if (!("notice" in last)) return navigation;
      const { notice: _, ...rest } = last;
      return { ...navigation, [navigation.tab]: [...routes.slice(0, -1), rest] };
    }
    case "session-changed":
      // What one person opened is not left on screen for the next.
      return { ...startNavigation, tab: navigation.tab };
  }
}
