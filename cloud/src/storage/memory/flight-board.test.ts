/** The in-process board does what every flight board does. */
import { beforeEach } from 'vitest';
import type { FlightBoard } from '#cloud/domain/tutor/flight/board';
import { flightBoardSuite } from '#cloud/testing/flight-board-suite';
import { memoryFlightBoard } from './flight-board.ts';

let nowMs: number;
let board: FlightBoard | undefined;
beforeEach(() => {
  nowMs = 1_000;
  board = undefined;
});

flightBoardSuite(() => ({
  board: (times) => (board ??= memoryFlightBoard(times, () => nowMs)),
  pass: (ms) => {
    nowMs += ms;
    return Promise.resolve();
  },
}));
