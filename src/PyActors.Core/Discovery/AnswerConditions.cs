using System.Text;
using PyActors.Caching;

namespace PyActors.Discovery;

/// <summary>All that an executable's answer depends on, but for the library, which only the answer names.</summary>
/// <param name="Text">All of it, parted by NUL: the same text, the same answer.</param>
/// <param name="LastChange">When any of the files last changed.</param>
internal sealed record AnswerConditions(string Text, DateTimeOffset LastChange)
{
    // What the system's loader and the launcher of macOS heed though Python is told not to heed the environment.
    private static readonly string[] Variables = ["LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "__PYVENV_LAUNCHER__"];

    /// <summary>The conditions as they are now; null if there is no such executable.</summary>
    /// <param name="executable">The executable.</param>
    /// <param name="asker">Who asks: another build may ask another question.</param>
    /// <param name="surroundings">The environment's variables.</param>
    public static AnswerConditions? Of(string executable, string asker, Surroundings surroundings)
    {
        var asked = Path.GetFullPath(executable);
        var real = RealPath.Of(asked);
        if (FileState.Of(real) is not { IsFile: true } program)
            return null;

        var lastChange = program.LastChange;
        var text = new StringBuilder(asker).Append('\0').Append(asked).Append('\0').Append(real).Append('\0').Append(program.Mark);
        foreach (var file in VirtualEnvironment.MarksOf(Path.GetDirectoryName(asked)!))
        {
            text.Append('\0');
            if (FileState.Of(file) is not { } mark)
                continue;

            text.Append(mark.Mark);
            if (mark.LastChange > lastChange)
                lastChange = mark.LastChange;
        }

        foreach (var variable in Variables)
            text.Append('\0').Append(surroundings.Variable(variable));
        return new(text.ToString(), lastChange);
    }
}
