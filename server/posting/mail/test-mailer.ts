import { AppError } from "../../domain/app-error.ts";
import type { Clock } from "../../use-cases/context.ts";
import { accessTokens } from "./access-token.ts";
import type { MailSettings } from "./mail-settings.ts";
import { smtpLane } from "./smtp-lane.ts";
import type { MailMessage, MailOutcome } from "./smtp-lane.ts";

/** Sends mails that a person wants to see first: on connections of their own, beside the deliveries. */
export interface TestMailer {
  /** What stands in Message-IDs. */
  domain: string;
  /** Counts a mail to this person. Throws `too-many-requests`. */
  admit(personId: string): void;
  /** Never rejects. */
  send(message: MailMessage): Promise<MailOutcome>;
}

const mailsInSpan = 10;
const spanSeconds = 600;
/** Somebody is waiting for the answer. */
const waits = { connectSeconds: 5, greetingSeconds: 5, silenceSeconds: 15 };

export function testMailer(settings: MailSettings, clock: Clock): TestMailer {
  const { signIn, domain } = settings;
  const token = signIn.kind === "oauth2" ? accessTokens(signIn.client, clock) : null;
  const sentAt = new Map<string, number[]>();
  return {
    domain,
    admit(personId) {
      const now = Date.parse(clock.now());
      const recent = (sentAt.get(personId) ?? []).filter((at) => at > now - spanSeconds * 1_000);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= mailsInSpan) {
        const seconds = Math.ceil(spanSeconds - (now - oldest) / 1_000);
        throw new AppError(
          "too-many-requests",
          `You have sent yourself ${mailsInSpan} tests within ${spanSeconds / 60} minutes. Wait a little, then try again.`,
          [],
          seconds,
        );
      }
      sentAt.set(personId, [...recent, now]);
    },
    async send(message) {
      const lane = smtpLane({ ...settings, waits }, token);
      try {
        return await lane.send(message);
      } finally {
        lane.close();
      }
    },
  };
}
