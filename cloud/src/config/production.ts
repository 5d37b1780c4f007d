/** What production asks for beyond the form of each value. */
import { exampleValues } from './environment.ts';

const secretCharsMin = 32;

/** The environment as written, so that these faults are told together with those of form. */
type Written = Readonly<Record<string, string | undefined>>;

/** One sentence for each thing that is missing or unsafe; empty outside production. */
export function productionFaults(values: Written): string[] {
  if (values['NODE_ENV'] !== 'production') return [];
  const faults: string[] = [];
  const jwtSecret = values['JWT_SECRET'];
  if (values['DATABASE_URL'] === undefined) {
    faults.push('DATABASE_URL: is needed in production, such as postgres://user:password@host:5432/answly');
  }
  if (jwtSecret === undefined) {
    faults.push(`JWT_SECRET: is needed in production: ${secretCharsMin} random characters or more`);
  } else if (jwtSecret.length < secretCharsMin) {
    faults.push(`JWT_SECRET: must have ${secretCharsMin} characters or more`);
  }
  for (const [name, secret] of secretParts(values)) {
    if (secret !== undefined && exampleValues.has(secret.toLowerCase())) {
      faults.push(`${name}: is an example value; choose a secret of your own`);
    }
  }
  return faults;
}

function secretParts(values: Written): [string, string | undefined][] {
  return [
    ['JWT_SECRET', values['JWT_SECRET']],
    ['REDIS_PASSWORD', values['REDIS_PASSWORD']],
    ['OPENAI_API_KEY', values['OPENAI_API_KEY']],
    ['ANTHROPIC_API_KEY', values['ANTHROPIC_API_KEY']],
    ['COHERE_API_KEY', values['COHERE_API_KEY']],
    ['PINECONE_API_KEY', values['PINECONE_API_KEY']],
    ['DATABASE_URL', passwordIn(values['DATABASE_URL'])],
    ['DATABASE_DIRECT_URL', passwordIn(values['DATABASE_DIRECT_URL'])],
    ['REDIS_URL', passwordIn(values['REDIS_URL'])],
  ];
}

function passwordIn(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : undefined;
}
