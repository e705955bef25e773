/** Subject lines of the mails that the trial's mail server has taken. */
export async function subjectsCaught(trialUrl: string): Promise<string[]> {
  const page = await mailPage(trialUrl);
  return [...page.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, subject = ""]) => subject);
}

/** How many of them went to addresses at a domain. */
export async function countCaughtAt(trialUrl: string, domain: string): Promise<number> {
  return (await mailPage(trialUrl)).split(`@${domain}`).length - 1;
}

async function mailPage(trialUrl: string): Promise<string> {
  return (await fetch(`${trialUrl}trial/mail`)).text();
}
