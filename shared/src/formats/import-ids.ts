/**
 * Identities of what is imported: UUIDs (version 5, RFC 9562) of names, so that importing the same file again gives the same
 * pack and items, and a student's history stays with them.
 */
import { v5 } from 'uuid';

/** Drawn once for Answly; every imported pack's id is derived from it. */
const namespace = '6d1f0c52-9a4e-4b57-8f3c-2e7d5b90a1c4';

export function importedPackId(name: { mapName: string; title: string; locale: string }): string {
  return v5(JSON.stringify([name.mapName, name.title, name.locale]), namespace);
}

/** @param ordinal 1 for the first item that carries `externalId` in its file, 2 for the second, … */
export function importedItemId(packId: string, externalId: string, ordinal: number): string {
  return v5(ordinal === 1 ? externalId : `${externalId}#${ordinal}`, packId);
}

/** A map gives a pack one exam, so the pack's id is name enough. */
export function importedExamId(packId: string): string {
  return v5('blueprint:exam', packId);
}

/** Equal for equal content; short enough to keep for every row. */
export function contentPrint(content: unknown, packId: string): string {
  return v5(JSON.stringify(content), packId);
}
