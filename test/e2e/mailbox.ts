/** Subject lines of the mails that the trial's mail server has taken. */
export async function subjectsCaught(trialUrl: string): Promise<string[]> {
  const page = await (await fetch(`${trialUrl}trial/mail`)).text();
  return [...page.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, subject = ""]) => subject);
}
