import { Argument, type Command } from 'commander';
import { openSession } from '../session.ts';

const examples = `
Examples:
  weigh completion bash >> ~/.bashrc
  weigh completion zsh  >  "\${fpath[1]}/_weigh"
  weigh completion fish >  ~/.config/fish/completions/weigh.fish`;

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print a script that completes commands, flags and names in your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', examples)
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScripts } = await import('../completion/scripts.ts');
      process.stdout.write(completionScripts[shell]);
    });
  program
    .command('__complete', { hidden: true })
    .argument('[words...]', 'the words of the line so far, the unfinished one last')
    .allowUnknownOption()
    .action(async (words: string[], _options: object, command: Command) => {
      const { complete } = await import('../completion/complete.ts');
      const session = openSession(command);
      const found = await complete(program, words, () => session.loadCatalog());
      process.stdout.write(found.map((line) => `${line}\n`).join(''));
    });
}
