/** Files of one import while they arrive from a window, spooled to disk. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { refuseTooLarge } from '@answly/shared/formats/parse-table';
import type { ResolvedMedia } from '@answly/shared/formats/row-picture';
import { tableKindOf, type TableKind } from '@answly/shared/formats/table';
import { limits } from '@answly/shared/limits';
import { sha256Hex } from '#desktop/core/sha256-hex';

export interface OfferedFile {
  name: string;
  bytes: number;
}

export interface OpenImport {
  readonly importId: string;
  readonly kind: TableKind | 'pack';
  /** Of the question file, without folders. */
  readonly fileName: string;
  readonly signal: AbortSignal;
  /**
   * Adds the next bytes of a file.
   * @returns how many of it are here.
   * @throws AppError `request.invalid` for more bytes than were offered.
   */
  receive(file: number, base64: string): Promise<number>;
  /** @throws AppError `request.invalid` while bytes are missing. */
  readQuestions(): Promise<Uint8Array>;
  /** A picture that came with the question file, by its path or else by its bare name. */
  resolveMedia(path: string): ResolvedMedia;
  cancel(): void;
  /** Removes what was spooled. */
  discard(): Promise<void>;
}

/**
 * @param spoolFolder where imports keep their files; this one gets a folder of its own.
 * @throws AppError `import.too-large` before a byte is sent, `import.unreadable` when no file can hold questions.
 */
export async function openImport(spoolFolder: string, offered: OfferedFile[]): Promise<OpenImport> {
  const { question, kind } = findQuestions(offered);
  refuseSizes(offered, question, kind);
  const importId = randomUUID();
  const folder = join(spoolFolder, importId);
  await mkdir(folder, { recursive: true });
  const files = offered.map((file, index) => ({ ...file, path: join(folder, String(index)), received: 0 }));
  for (const file of files) await writeFile(file.path, '');
  const controller = new AbortController();
  let writing: Promise<unknown> = Promise.resolve();

  async function append(index: number, base64: string): Promise<number> {
    const file = files[index];
    const bytes = Buffer.from(base64, 'base64');
    if (!file || file.received + bytes.length > file.bytes) {
      throw new AppError('request.invalid', { detail: 'The window sent more of the file than it offered.' });
    }
    await appendFile(file.path, bytes);
    file.received += bytes.length;
    return file.received;
  }

  return {
    importId,
    kind,
    fileName: bareName(files[question]?.name ?? ''),
    signal: controller.signal,
    receive(index, base64) {
      // One after the other, so that bytes stay in the order they were sent.
      const turn = writing.then(() => append(index, base64));
      writing = turn.catch(() => undefined);
      return turn;
    },
    async readQuestions() {
      await writing;
      const file = files[question];
      if (!file || file.received !== file.bytes) {
        throw new AppError('request.invalid', {
          detail: 'The file has not arrived completely. Choose it again.',
        });
      }
      return readFile(file.path);
    },
    resolveMedia(path) {
      const file =
        files.find((each) => each.name === path) ??
        files.find((each) => bareName(each.name) === bareName(path));
      if (!file || file.received !== file.bytes) return 'missing';
      if (file.bytes > limits.mediaFileBytesMax) return 'too-large';
      const bytes = readFileSync(file.path);
      return { bytes, sha256: sha256Hex(bytes) };
    },
    cancel: () => controller.abort(),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

function findQuestions(offered: OfferedFile[]): { question: number; kind: TableKind | 'pack' } {
  for (const [question, { name }] of offered.entries()) {
    const kind = name.toLowerCase().endsWith('.answlypack') ? 'pack' : tableKindOf(name);
    if (kind) return { question, kind };
  }
  throw new AppError('import.unreadable', {
    detail: 'Choose a file that ends in .answlypack, .json, .csv or .tsv, with its pictures if it has any.',
  });
}

function refuseSizes(offered: OfferedFile[], question: number, kind: TableKind | 'pack'): void {
  const bytes = offered[question]?.bytes ?? 0;
  if (kind !== 'pack') refuseTooLarge(bytes);
  const total = offered.reduce((sum, file) => sum + file.bytes, 0);
  const max = kind === 'pack' ? limits.packFileBytesMax : limits.packExpandedBytesMax;
  if (total <= max) return;
  throw new AppError(kind === 'pack' ? 'pack.too-large' : 'import.too-large', {
    detail: `The files have ${Math.round(total / 1_048_576)} MB together; Answly takes up to ${max / 1_048_576} MB at once.`,
  });
}

function bareName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
