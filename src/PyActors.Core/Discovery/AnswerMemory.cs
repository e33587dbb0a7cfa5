using System.Text;
using PyActors.Caching;

namespace PyActors.Discovery;

/// <summary>
/// What executables said about themselves, kept in a folder of the user's, a small file for each, so that the next process needn't ask
/// again. An answer holds as long as everything that it depends on is as it was. Any thread.
/// </summary>
/// <param name="folder">Where; made when there is something to remember.</param>
/// <param name="surroundings">The time, and the variables that the system's loader heeds.</param>
/// <param name="asker">Who asks; null for this build of the library: another one asks another question, or reads the answer in another way.</param>
internal sealed class AnswerMemory(string folder, Surroundings surroundings, string? asker = null)
{
    // File systems know times to two seconds at worst: what changed that shortly before the question may have changed after it as well.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(2);

    private static readonly string ThisBuild = Fingerprint.OfBuild(typeof(AnswerMemory));

    private readonly string _asker = asker ?? ThisBuild;
    private readonly KeptFiles _files = new(folder, ".answer", surroundings.Time);

    /// <summary>Where the answers are.</summary>
    public string Folder => folder;

    /// <summary>The file of an executable's answer, whether there is one or not.</summary>
    public string FileOf(string executable) => _files.FileOf(Encoding.UTF8.GetBytes(_asker + Path.GetFullPath(executable)));

    /// <summary>What an executable said, if it would say the same now; null if that isn't known.</summary>
    public PythonAnswer? Recall(string executable)
    {
        try
        {
            if (_files.Read(FileOf(executable)) is not { } content
                || AnswerConditions.Of(executable, _asker, surroundings) is not { } conditions
                || RememberedAnswer.Read(content, conditions.Text) is not { } remembered)
                return null;

            var isLibraryTheSame = FileState.Of(remembered.Library) is { IsFile: true } library && library.Mark == remembered.LibraryMark;
            return isLibraryTheSame && PythonAnswer.Read(remembered.Answer) is { } answer ? answer with { Library = remembered.Library } : null;
        }
        catch (Exception e) when (KeptFiles.IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Remembers an answer, unless it may be another one next time: if the executable is a script, if something else answered for it, as
    /// shims do, if it led to no library, or if something changed so lately that it may have been after the question.
    /// </summary>
    /// <param name="executable">What was asked.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="asked">When it was asked.</param>
    public void Remember(string executable, PythonAnswer answer, DateTimeOffset asked)
    {
        try
        {
            if (answer.Library is null || RealPath.Of(executable) != RealPath.Of(answer.Executable) || !NativeProgram.Is(executable)
                || AnswerConditions.Of(executable, _asker, surroundings) is not { } conditions || FileState.Of(answer.Library) is not { } library)
                return;

            var lastChange = library.LastChange > conditions.LastChange ? library.LastChange : conditions.LastChange;
            if (lastChange + Blur < asked)
                _files.Write(FileOf(executable), new RememberedAnswer(answer.Library, library.Mark, answer.Text).Write(conditions.Text));
        }
        catch (Exception e) when (KeptFiles.IsOfFiles(e))
        {
            // What can't be looked at, as an executable that may be run and not read, is asked again next time.
        }
    }

    /// <summary>Forgets what an executable said.</summary>
    public void Forget(string executable) => KeptFiles.Delete(FileOf(executable));
}
