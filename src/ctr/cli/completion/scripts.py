"""What each shell is told to do at a Tab. ASCII only: Windows PowerShell reads files as it likes.

Each calls the program with `_CTR_COMPLETE` set, and gets a line that says what follows, then a line
for each word that is offered, with what is told beside it after a tab.
"""

from __future__ import annotations

BASH = r"""
_ctr_completion() {
    local how='' line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $how ]]; then how=$line; else COMPREPLY+=("$line"); fi
    done < <(_CTR_COMPLETE=complete_bash _CTR_LINE="${COMP_LINE:0:COMP_POINT}" \
        "${1/#\~/$HOME}" 2>/dev/null </dev/null)
    [[ $how == *files* ]] && compopt -o default 2>/dev/null
    [[ $how == *quoted* ]] && compopt -o filenames 2>/dev/null
    [[ $how == *open* ]] && compopt -o nospace 2>/dev/null
    [[ $how == *sorted* ]] && compopt -o nosort 2>/dev/null
    return 0
}
complete -F _ctr_completion ctr chuongtrinh
"""

ZSH = r"""
#compdef ctr chuongtrinh
_ctr_completion() {
    local how='' line before=''
    local -a words_ offers told more
    words_=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
    while IFS= read -r line; do
        if [[ -z $how ]]; then
            how=${line%%$'\t'*}
            before=${line#*$'\t'}
        else
            offers+=("${line%%$'\t'*}")
            told+=("${line/$'\t'/  -- }")
        fi
    done < <(_CTR_COMPLETE=complete_zsh _CTR_WORDS="${(pj:\n:)words_}" \
        ${(Q)words[1]/#\~/$HOME} 2>/dev/null </dev/null)
    if [[ $how == *files* ]]; then
        [[ -n $before ]] && compset -P '*='
        _files
    elif (( $#offers )); then
        [[ $how == *open* ]] && more=(-S '')
        compadd -U -V ctr -l -d told -P "$before" "$more[@]" -a offers
        [[ $how == *list* ]] && compstate[insert]='' && compstate[list]='list force'
    fi
    return 0
}
if [[ $funcstack[1] == _ctr ]]; then
    _ctr_completion "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _ctr_completion ctr chuongtrinh
fi
"""

FISH = r"""
function __ctr_completion
    set -l typed (commandline -opc) (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $typed[1])
    set -lx _CTR_COMPLETE complete_fish
    set -lx _CTR_WORDS (string join \n -- $typed | string collect)
    set -l answer ($program 2>/dev/null </dev/null)
    if string match -q -- '*files*' "$answer[1]"
        __fish_complete_path (commandline -ct)
    else if test (count $answer) -gt 1
        printf '%s\n' $answer[2..-1]
    end
end
complete -c ctr -f -k -a '(__ctr_completion)'
complete -c chuongtrinh -f -k -a '(__ctr_completion)'
"""

POWERSHELL = r"""
$ctrCompletion = {
    param($wordToComplete, $commandAst, $cursorPosition)
    $text = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    if ($length -gt $text.Length) { $text = $text.PadRight($length) }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $Env:_CTR_COMPLETE = 'complete_powershell'
        $Env:_CTR_LINE = $text.Substring(0, $length)
        $program = $commandAst.GetCommandName()
        $lines = @(& $program 2>$null)
    } catch {
        $lines = @()
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_CTR_COMPLETE, Env:_CTR_LINE -ErrorAction SilentlyContinue
    }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $parts = $_ -split "`t"
        [System.Management.Automation.CompletionResult]::new(
            $parts[0], $parts[1], 'ParameterValue', $parts[2])
    }
}
Register-ArgumentCompleter -Native -CommandName ctr, chuongtrinh -ScriptBlock $ctrCompletion
"""

SCRIPTS = {
    "bash": BASH,
    "zsh": ZSH,
    "fish": FISH,
    "powershell": POWERSHELL,
    "pwsh": POWERSHELL,
}


def script(shell: str) -> str:
    """What is to be put where the shell reads it when it starts. Raises KeyError."""
    return SCRIPTS[shell].lstrip("\n")
