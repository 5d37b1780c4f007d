/** What production asks for beyond the form of each value. */
import { exampleValues, secretNames } from './environment.ts';

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
  for (const name of secretNames) {
    const value = values[name];
    if (value !== undefined && exampleValues.has(secretIn(value).toLowerCase())) {
      faults.push(`${name}: is an example value; choose a secret of your own`);
    }
  }
  return faults;
}

/** Of an address, its password is the secret. */
function secretIn(value: string): string {
  if (!URL.canParse(value)) return value;
  const { password } = new URL(value);
  try {
    return decodeURIComponent(password);
  } catch {
    // A percent sign that stands for itself.
    return password;
  }
}
