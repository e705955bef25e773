import { SMTPServer } from "smtp-server";

/** A mail server in a process of its own that takes everything, so many milliseconds after each message's end. */
const delayMilliseconds = Number(process.argv[2]);

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, _session, done) {
    stream.resume();
    stream.on("end", () => {
      if (delayMilliseconds === 0) done();
      else setTimeout(done, delayMilliseconds);
    });
  },
});
server.on("error", () => undefined);
const listening = server.listen(0, "127.0.0.1", () => {
  const address = listening.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
