/** `yanshou completion bash|zsh|fish`: a completion script made from the commands themselves, so that it never lags behind them. */
import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export function completionScript(program: Command, shell: Shell): string {
  return { bash, zsh, fish }[shell](program.commands);
}

/** Commands and options by prefix; after an option that takes one of few values, those; anything else completes file names. */
function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name()}) words="${flags(command).join(' ')}" ;;`);
  const choices = commands.flatMap((command) => command.options).filter((option) => option.argChoices).map((option) => `    ${option.long}) words="${option.argChoices?.join(' ')}" ;;`);
  return `# eval "$(yanshou completion bash)"
_yanshou() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name()).join(' ')}" -- "$cur")); return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$prev" in
${[...new Set(choices)].join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _yanshou yanshou
`;
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map((command) => `'${command.name()}:${plain(command.description())}'`);
  const cases = commands.map((command) => `    ${command.name()}) _arguments ${[...command.options.map(zshOption), "'*:file:_files'"].join(' ')} ;;`);
  return `#compdef yanshou
# eval "$(yanshou completion zsh)"
_yanshou() {
  local -a commands=(${described.join(' ')})
  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
  case "\${words[2]}" in
${cases.join('\n')}
  esac
}
compdef _yanshou yanshou
`;
}

function zshOption(option: Option): string {
  const value = option.argChoices ? `:value:(${option.argChoices.join(' ')})` : option.required ? ':value:_files' : '';
  return `'${option.long}[${plain(option.description)}]${value}'`;
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c yanshou -n __fish_use_subcommand -a ${command.name()} -d '${plain(command.description())}'`,
    ...command.options.map((option) => [
      `complete -c yanshou -n '__fish_seen_subcommand_from ${command.name()}' -l ${option.name()} -d '${plain(option.description)}'`,
      option.argChoices ? ` -x -a '${option.argChoices.join(' ')}'` : option.required ? ' -r' : '',
    ].join('')),
  ]);
  return `# yanshou completion fish | source\n${lines.join('\n')}\n`;
}

const flags = (command: Command): string[] => command.options.flatMap((option) => (option.long ? [option.long] : []));
/** Without what the three shells' quoting or zsh's own syntax would trip over. */
const plain = (text: string): string => text.replace(/['"\\[\]:$`]/g, ' ');
