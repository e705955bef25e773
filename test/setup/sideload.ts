import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";

// `npm run sideload`: the trial's server behind https, and manifest.xml in a real Excel, until Ctrl-C.
// Microsoft's tools are fetched when they are wanted here, so that nobody else has to install them.

const debuggingTool = "office-addin-debugging@7.0.0";
const certificateTool = "office-addin-dev-certs@3.0.0";
const root = join(import.meta.dirname, "../..");
const manifest = join(root, "manifest.xml");
const trialPort = 3000;
const securePort = 3443;

if (process.platform === "win32" || process.platform === "darwin") await sideload();
else {
  console.log(
    "Excel runs add-ins on Windows and on a Mac, and this is neither. Here, `npm start` opens the trial, " +
      "with a workbook in the browser. For Excel on the web, upload manifest.xml there (Home, Add-ins, " +
      "More add-ins, My add-ins, Upload) while `npm run sideload` runs on a computer that Excel's browser is on.",
  );
  process.exitCode = 1;
}

async function sideload(): Promise<void> {
  console.log("Making sure that this computer trusts a certificate for localhost …");
  npx(certificateTool, "install");
  const trial = spawn(process.execPath, ["server/trial/main.ts"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PORT: String(trialPort) },
  });
  const proxy = createServer(certificate(), (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const forwarded = request(
      {
        port: trialPort,
        host: "127.0.0.1",
        method,
        path: url,
        headers: { ...headers, host: `localhost:${trialPort}` },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on("error", () => outgoing.writeHead(502).end("The trial does not answer yet."));
    incoming.pipe(forwarded);
  }).listen(securePort, "localhost");
  await once(proxy, "listening");

  console.log("Opening Excel with the add-in. Ctrl-C takes it out again.");
  npx(debuggingTool, "start", manifest, "desktop", "--no-debug");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(trial, "exit")]);
  npx(debuggingTool, "stop", manifest);
  proxy.close();
  trial.kill();
}

function npx(tool: string, ...args: string[]): void {
  const { status } = spawnSync("npx", ["--yes", tool, ...args], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`${tool} did not finish; its own words stand above.`);
}

/** Where office-addin-dev-certs keeps what it made. */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = join(homedir(), ".office-addin-dev-certs");
  return {
    key: readFileSync(join(folder, "localhost.key")),
    cert: readFileSync(join(folder, "localhost.crt")),
  };
}
