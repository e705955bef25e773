import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { AppError } from "../domain/app-error.ts";

/** Keeps passwords so that whoever reads the database does not learn them. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Also takes its time when there is nothing to compare with, so that an unknown account is not told by it. */
  verify(password: string, stored: string | null): Promise<boolean>;
}

/** OWASP's least for Argon2id; about 20 ms. */
const memoryKib = 19_456;
const passes = 2;
const parallelism = 1;
const keyBytes = 32;

/** Each computation takes 19 MiB and a core. */
const atOnce = 2;
const longestQueue = 40;

const computeArgon2 = promisify(argon2);

/** Argon2id of Node itself, kept as PHC text; few at a time. Throws `unavailable` when too many wait. */
export function argon2Hasher(): PasswordHasher {
  const takeTurn = turns(atOnce, longestQueue);
  const nobodysSalt = randomBytes(16);
  const compute = (password: string, salt: Buffer, memory = memoryKib, rounds = passes) =>
    takeTurn(() =>
      computeArgon2("argon2id", {
        message: password.normalize("NFKC"),
        nonce: salt,
        parallelism,
        tagLength: keyBytes,
        memory,
        passes: rounds,
      }),
    );
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const key = await compute(password, salt);
      return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${text(salt)}$${text(key)}`;
    },
    async verify(password, stored) {
      const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/.exec(
        stored ?? "",
      );
      const [, memory, rounds, salt, wanted] = parts ?? [];
      if (!memory || !rounds || !salt || !wanted) {
        await compute(password, nobodysSalt);
        return false;
      }
      const key = await compute(
        password,
        Buffer.from(salt, "base64"),
        Number(memory),
        Number(rounds),
      );
      const known = Buffer.from(wanted, "base64");
      return known.length === key.length && timingSafeEqual(known, key);
    },
  };
}

function text(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

/** Runs a few at a time, the others in their order. */
function turns(most: number, longest: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) {
      if (waiting.length >= longest) {
        throw new AppError("unavailable", "Many people are signing in. Try again in a moment.");
      }
      // Whoever ends hands its place over, so it stays counted.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
