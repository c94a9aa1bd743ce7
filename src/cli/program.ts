import { Command, CommanderError, Option } from 'commander';
import { addAbility } from './commands/ability.ts';
import { addApi } from './commands/api.ts';
import { addBenchmark } from './commands/benchmark.ts';
import { addBenchmarks } from './commands/benchmarks.ts';
import { addBoard } from './commands/board.ts';
import { addCatalog } from './commands/catalog.ts';
import { addChanges } from './commands/changes.ts';
import { addChoose } from './commands/choose.ts';
import { addCite } from './commands/cite.ts';
import { addClaim } from './commands/claim.ts';
import { addClaims } from './commands/claims.ts';
import { addCompare } from './commands/compare.ts';
import { addCompletion } from './commands/completion.ts';
import { addDelete } from './commands/delete.ts';
import { addEndpoints } from './commands/endpoints.ts';
import { addEval } from './commands/eval.ts';
import { addFrontier } from './commands/frontier.ts';
import { addIdentify } from './commands/identify.ts';
import { addImport } from './commands/import.ts';
import { addInterval } from './commands/interval.ts';
import { addLabs } from './commands/labs.ts';
import { addLineage } from './commands/lineage.ts';
import { addMcp } from './commands/mcp.ts';
import { addModel } from './commands/model.ts';
import { addModels } from './commands/models.ts';
import { addOpenness } from './commands/openness.ts';
import { addPaired } from './commands/paired.ts';
import { addPareto } from './commands/pareto.ts';
import { addPower } from './commands/power.ts';
import { addRank } from './commands/rank.ts';
import { addReleases } from './commands/releases.ts';
import { addRescore } from './commands/rescore.ts';
import { addRuns } from './commands/runs.ts';
import { addSandbox } from './commands/sandbox.ts';
import { addScore } from './commands/score.ts';
import { addScorers } from './commands/scorers.ts';
import { addScores } from './commands/scores.ts';
import { addSensitivity } from './commands/sensitivity.ts';
import { addShow } from './commands/show.ts';
import { addSite } from './commands/site.ts';
import { addSources } from './commands/sources.ts';
import { addSpeed } from './commands/speed.ts';
import { addStore } from './commands/store.ts';
import { addSuites } from './commands/suites.ts';
import { versionOf } from './version.ts';

const examples = `
Examples:
  weigh rank                               the models by ability, from all cited scores
  weigh frontier                           open against closed, China against the US
  weigh pareto                             which models none cheaper is better than
  weigh rank --for coding --open --top 10  the best open models at coding
  weigh choose --for coding --max-price 1  which model to use: three answers, with why
  weigh compare glm-4.5 o3                 two models on what both were tested on
  weigh model deepseek-r1                  all that is known of a model
  weigh releases --by country --per year   who released how many
  weigh claims                             what becomes of what was claimed
  weigh eval gsm8k --model openai/gpt-5    a run of your own
  weigh board                              all of it as pages in a browser

Every number has a source: --json prints it all. Colours go with NO_COLOR=1.`;

/** The program with all its commands; nothing is loaded but their descriptions. */
export function buildProgram(): Command {
  const program = new Command('weigh')
    .description(
      'Weighs AI models: which is better, for what, at what price, how open is it, and how sure are we.',
    )
    .option(
      '--catalog <folder>',
      'the catalogue to read (or WEIGH_CATALOG; default: the one that came along)',
    )
    .addOption(new Option('--json', 'print JSON').conflicts(['csv', 'md']))
    .addOption(new Option('--csv', 'print CSV').conflicts(['json', 'md']))
    .addOption(new Option('--md', 'print Markdown').conflicts(['json', 'csv']))
    .option('--no-color', 'print without colours')
    .option('-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', examples)
    // Errors are worded and printed in one place, fail.ts.
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  program.on('option:version', () => {
    console.log(versionOf());
    throw new CommanderError(0, 'commander.version', '');
  });

  program.commandsGroup('Rankings');
  addRank(program);
  addChoose(program);
  addCompare(program);
  addSensitivity(program);
  addAbility(program);
  addFrontier(program);
  addPareto(program);
  addReleases(program);
  addChanges(program);
  addCite(program);

  program.commandsGroup('Claims');
  addClaims(program);
  addClaim(program);

  program.commandsGroup('One model');
  addModel(program);
  addLineage(program);
  addOpenness(program);

  program.commandsGroup('What the catalogue holds');
  addModels(program);
  addLabs(program);
  addBenchmarks(program);
  addScores(program);
  addSuites(program);
  addSources(program);
  addCatalog(program);

  program.commandsGroup('Runs of your own');
  addBenchmark(program);
  addEval(program);
  addRuns(program);
  addShow(program);
  addIdentify(program);
  addImport(program);
  addRescore(program);
  addDelete(program);
  addSpeed(program);
  addEndpoints(program);
  addStore(program);
  addInterval(program);
  addPaired(program);
  addPower(program);
  addScore(program);
  addScorers(program);

  program.commandsGroup('The program');
  addBoard(program);
  addSandbox(program);
  addApi(program);
  addMcp(program);
  addSite(program);
  addCompletion(program);
  return program;
}
