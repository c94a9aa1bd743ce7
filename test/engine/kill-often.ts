import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openStore, type RunAggregate } from '../../src/store/index.ts';
import { startModelServer } from '../model-server/server.ts';

const program = fileURLToPath(new URL('./run-process.ts', import.meta.url));

/**
 * Runs `samples` samples against a deterministic server, killing the process (SIGKILL) `kills` times
 * at random moments after it has begun to send, and compares what is stored in the end with a run
 * that nobody disturbed.
 */
export async function killOften(samples: number, kills: number): Promise<RunAggregate> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-kill-'));
  const server = await startModelServer({ latencyMs: 15, record: false });
  try {
    const quiet = join(folder, 'quiet.db');
    const rough = join(folder, 'rough.db');
    const { run: quietRun } = await start(quiet, server.url, samples).ended;
    expect(server.served).toBe(samples);
    let run: string | undefined;
    for (let kill = 0; kill < kills; kill++) {
      const child = start(rough, server.url, samples, run);
      run = await child.planned;
      const before = server.served;
      // Into the middle of it: after some requests, at a moment that nothing is in step with.
      while (server.served === before && child.isRunning()) await pause(2);
      await pause(Math.random() * (3000 / kills));
      child.kill();
      await child.ended;
    }
    const last = await start(rough, server.url, samples, run).ended;
    expect(last).toEqual({ run, status: 'ended finished' });
    const stored = await contents(rough, run!);
    expect(stored.samples).toEqual((await contents(quiet, quietRun!)).samples);
    expect(stored.samples).toHaveLength(samples);
    // What was sent twice was in flight or not yet committed at a kill.
    const twice = server.served - 2 * samples;
    expect(stored.aggregate.resent).toBeLessThanOrEqual(samples);
    expect(twice).toBeLessThanOrEqual(kills * (512 + 256));
    return stored.aggregate;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(store: string, url: string, samples: number, run?: string) {
  const child = spawn(
    process.execPath,
    [program, store, url, String(samples), ...(run ? [run] : [])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  let isRunning = true;
  let plan: (run: string) => void;
  const planned = new Promise<string>((resolve) => {
    plan = resolve;
  });
  child.stdout.on('data', (data) => {
    output += data;
    if (output.includes('\n')) plan(output.split('\n')[0]!);
  });
  const ended = new Promise<{ run: string | undefined; status: string | undefined }>((resolve) => {
    child.on('close', () => {
      isRunning = false;
      const [id, status] = output.trim().split('\n');
      resolve({ run: id, status });
    });
  });
  return { planned, ended, isRunning: () => isRunning, kill: () => child.kill('SIGKILL') };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** All that must not depend on what happened to the process: no times, no names of attempts. */
async function contents(location: string, run: string) {
  const store = await openStore(location);
  try {
    const samples: unknown[] = [];
    for await (const chunk of store.samples(run)) {
      for (const { item, response, scores, replaced } of chunk) {
        const {
          attempt,
          finished_at,
          total_ms,
          first_token_ms,
          resent,
          run: _,
          ...said
        } = response;
        const judged = scores.map(({ attempt, scored_at, run: _, ...score }) => score);
        samples.push({ item, said, judged, replaced });
      }
    }
    const check = await store.check();
    expect(check.findings).toEqual([]);
    return { samples, aggregate: await store.aggregate(run) };
  } finally {
    await store.close();
  }
}
