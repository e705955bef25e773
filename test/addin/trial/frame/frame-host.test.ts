import { describe, expect, it } from "vitest";
import { ExcelHost } from "../../../../addin/trial/excel-host.ts";
import { FrameHost } from "../../../../addin/trial/frame/frame-host.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { hoursWorkbook } from "../sheets.ts";

type Answer = {
  _actionName: string;
  _correlationId: number;
  _responseType: number;
  _data: Record<string, unknown>;
};

/** A window that writes to the host as Office.js does, and collects what comes back. */
function framed(): {
  host: ExcelHost;
  frame: FrameHost;
  say: (message: object) => boolean;
  next: () => Promise<Answer>;
} {
  const arrived: Answer[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const host = new ExcelHost(hoursWorkbook());
  const frame = new FrameHost({
    host,
    origin: "https://localhost",
    send: (text) => {
      const answer: Answer = JSON.parse(text);
      const taker = waiting.shift();
      if (taker) taker(answer);
      else arrived.push(answer);
    },
  });
  const call = { _messageType: 0, _actionType: 0, _conversationId: "c", _correlationId: 1 };
  return {
    host,
    frame,
    say: (message) => frame.receive(JSON.stringify({ ...call, ...message })),
    next: () => {
      const first = arrived.shift();
      return first
        ? Promise.resolve(first)
        : new Promise((resolve) => {
            waiting.push(resolve);
          });
    },
  };
}

const batch = (body: object): object => ({
  _actionName: "executeMethod",
  _data: {
    DdaMethod: { DispatchId: 93 },
    ArrayData: ["", "POST", "ProcessQuery", [], JSON.stringify(body), 0, 0],
  },
});

const loadName = {
  Actions: [{ Id: 2, ActionType: 2, Name: "", ObjectPathId: 1, QueryInfo: { Select: ["name"] } }],
  ObjectPaths: { 1: { Id: 1, ObjectPathType: 1, Name: "" } },
};

describe("the page around the pane", () => {
  it("tells Office.js that it is Excel on the web, and what it supports", async () => {
    const { say, next } = framed();
    say({
      _actionName: "ContextActivationManager_getAppContextAsync",
      _data: "id",
      _correlationId: 7,
    });
    const answer = await next();
    expect(answer._correlationId).toBe(7);
    expect(answer._data).toMatchObject({ _appName: 16, _clientMode: 1, _dataLocale: "en-US" });
    expect(JSON.parse(String(answer._data["_requirementMatrix"]))).toMatchObject({
      ExcelApi: "1.14",
    });
  });

  it("answers a batch", async () => {
    const { say, next } = framed();
    say(batch(loadName));
    const { _data } = await next();
    expect(_data).toMatchObject({ Error: 0 });
    const [status, , body] = Array.isArray(_data["Data"]) ? _data["Data"] : [];
    expect([status, JSON.parse(body).Results[0].Value]).toEqual([200, { Name: "Book1.xlsx" }]);
  });

  it.each([
    ["InvalidOperationInCellEditMode", 5004],
    ["RequestPayloadSizeLimitExceeded", 5103],
    ["AccessDenied", 7000],
  ])("gives %s the number %d, as the transport of Office.js expects", async (code, number) => {
    const { say, next, host } = framed();
    host.breakNext({ kind: "refused", code });
    say(batch(loadName));
    expect((await next())._data).toEqual({ Version: 1, Error: number });
  });

  it("sends events only to who registered for them", async () => {
    const { say, next, host } = framed();
    const { workbook } = host;
    say({ _actionName: "richApiMessage", _actionType: 1 });
    expect((await next())._data).toEqual({ Error: 0 });
    const sheetPath = {
      Id: 3,
      ObjectPathType: 3,
      Name: "GetActiveWorksheet",
      ParentObjectPathId: 2,
      ArgumentInfo: {},
    };
    say(
      batch({
        Actions: [
          {
            Id: 4,
            ActionType: 3,
            Name: "_RegisterDataChangedEvent",
            ObjectPathId: 3,
            ArgumentInfo: {},
          },
        ],
        ObjectPaths: {
          1: { Id: 1, ObjectPathType: 1, Name: "" },
          2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
          3: sheetPath,
        },
      }),
    );
    await next();
    new Person(workbook).type(workbook.activeSheet, 1, 2, "3");
    const { _actionName, _responseType, _data } = await next();
    const [[category, type, target]] = Array.isArray(_data["ArrayData"])
      ? _data["ArrayData"]
      : [[]];
    expect([_actionName, _responseType, category, type, target]).toEqual([
      "richApiMessage",
      1,
      65_536,
      10,
      workbook.activeSheet.id,
    ]);
  });

  it("keeps the add-in's settings of the document", async () => {
    const { say, next } = framed();
    const call = (DispatchId: number, more: object = {}): object => ({
      _actionName: "executeMethod",
      _data: { DdaMethod: { DispatchId }, ...more },
    });
    say(call(76, { DdaSettingsMethod: { Properties: [["mapping", "{}"]] } }));
    await next();
    say(call(75));
    expect((await next())._data).toMatchObject({
      Properties: { Settings: [{ Name: "mapping", Value: "{}" }] },
    });
  });

  it("clicks a ribbon command and waits until it is completed", async () => {
    const { say, next, frame } = framed();
    say({ _actionName: "appCommandInvoked", _actionType: 1 });
    await next();
    const completed = frame.clickCommand("showRuns");
    const { _data } = await next();
    expect(_data["1"]).toBe("showRuns");
    say({ _actionName: "executeMethod", _data: { DdaMethod: { DispatchId: 94 }, 0: _data["0"] } });
    await completed;
  });

  it("leaves other messages alone", () => {
    const { frame } = framed();
    expect([
      frame.receive("hello"),
      frame.receive({}),
      frame.receive('{"_messageType":1}'),
    ]).toEqual([false, false, false]);
  });
});
