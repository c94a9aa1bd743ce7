/** Each asks the program itself what may follow, so that a new flag needs no new script. */
export const completionScripts = {
  bash: `# weigh: completion for bash
_weigh() {
  local cur words cword
  if declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref -n := cur words cword
  else
    words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur="\${COMP_WORDS[COMP_CWORD]}"
  fi
  mapfile -t COMPREPLY < <("\${words[0]}" __complete -- "\${words[@]:1:cword}" 2>/dev/null)
}
complete -F _weigh weigh
`,
  zsh: `#compdef weigh
# weigh: completion for zsh
_weigh() {
  local -a found
  found=("\${(@f)$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  (( \${#found} )) && [[ -n "\${found[1]}" ]] && compadd -- "\${found[@]}"
}
compdef _weigh weigh
`,
  fish: `# weigh: completion for fish
function __weigh_complete
  set -l words (commandline -opc) (commandline -ct)
  $words[1] __complete -- $words[2..-1] 2>/dev/null
end
complete -c weigh -f -a '(__weigh_complete)'
`,
} as const;
