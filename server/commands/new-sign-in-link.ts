import { systemClock } from "../compose.ts";
import { readDatabaseConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { makeLinkAtConsole } from "../use-cases/sign-in/make-link-at-console.ts";

/** npm run sign-in-link -- E-MAIL: for the admin who has lost the password and whom nobody else can help. */
try {
  const [email] = process.argv.slice(2);
  if (email === undefined) {
    throw new Error("Say whose link: npm run sign-in-link -- name@firm.example");
  }
  const database = await openDatabase(readDatabaseConfig());
  const link = await makeLinkAtConsole(database, systemClock, email);
  await database.close();
  if (!link) throw new Error(`Nobody who may sign in has the address ${email}.`);
  console.log(
    `Open this once, within seven days, behind the address of your server; it sets anew how ${email} signs in:\n${link.path}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
