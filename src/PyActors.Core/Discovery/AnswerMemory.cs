using System.Security;
using System.Text;

namespace PyActors.Discovery;

/// <summary>
/// What executables said about themselves, kept in a folder of the user's, a small file for each, so that the next process needn't ask
/// again. An answer holds as long as everything that it depends on is as it was; whatever is amiss with a file or the folder means
/// that nothing is remembered, and is never an error. Any number of processes may read and write at once. Any thread.
/// </summary>
/// <param name="folder">Where; made when there is something to remember.</param>
/// <param name="surroundings">The time, and the variables that the system's loader heeds.</param>
/// <param name="asker">Who asks; null for this build of the library: another one asks another question, or reads the answer in another way.</param>
internal sealed class AnswerMemory(string folder, Surroundings surroundings, string? asker = null)
{
    /// <summary>How many answers are kept; beyond that the oldest are dropped.</summary>
    public const int Capacity = 64;

    private const string Kept = ".answer";
    private const string BeingWritten = ".new";
    private const int LongestFile = 64 * 1024;

    // File systems know times to two seconds at worst: what changed that shortly before the question may have changed after it as well.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWriting = TimeSpan.FromHours(1);

    private static readonly string ThisBuild = Fingerprint.Of(typeof(AnswerMemory).Module.ModuleVersionId.ToByteArray());

    private readonly string _asker = asker ?? ThisBuild;

    /// <summary>Where the answers are.</summary>
    public string Folder => folder;

    /// <summary>The file of an executable's answer, whether there is one or not.</summary>
    public string FileOf(string executable) =>
        Path.Combine(folder, Fingerprint.Of(Encoding.UTF8.GetBytes(_asker + Path.GetFullPath(executable))) + Kept);

    /// <summary>What an executable said, if it would say the same now; null if that isn't known.</summary>
    public PythonAnswer? Recall(string executable)
    {
        try
        {
            var file = FileOf(executable);
            if (FileState.Of(file) is not { IsFile: true, IsOurs: true, Size: > 0 and <= LongestFile } || FileState.Of(folder) is not { IsOurs: true }
                || AnswerConditions.Of(executable, _asker, surroundings) is not { } conditions
                || RememberedAnswer.Read(File.ReadAllBytes(file), conditions.Text) is not { } remembered)
                return null;

            var isLibraryTheSame = FileState.Of(remembered.Library) is { IsFile: true } library && library.Mark == remembered.LibraryMark;
            return isLibraryTheSame && PythonAnswer.Read(remembered.Answer) is { } answer ? answer with { Library = remembered.Library } : null;
        }
        catch (Exception e) when (IsOfTheFolder(e))
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
                Keep(FileOf(executable), new RememberedAnswer(answer.Library, library.Mark, answer.Text).Write(conditions.Text));
        }
        catch (Exception e) when (IsOfTheFolder(e))
        {
            // A folder that can't be made or written to: it is asked again next time.
        }
    }

    /// <summary>Forgets what an executable said.</summary>
    public void Forget(string executable)
    {
        try
        {
            File.Delete(FileOf(executable));
        }
        catch (Exception e) when (IsOfTheFolder(e))
        {
            // What can't be deleted is overwritten by the next answer, or is as harmful as before.
        }
    }

    private void Keep(string file, byte[] content)
    {
        if (!MakeFolder())
            return;

        // Whole under another name first: whoever reads meanwhile sees the old one or the new one.
        var writing = Path.Combine(folder, Guid.NewGuid().ToString("n") + BeingWritten);
        try
        {
            using (var stream = new FileStream(writing, NewFile()))
                stream.Write(content);
            File.Move(writing, file, overwrite: true);
        }
        catch (Exception e) when (IsOfTheFolder(e))
        {
            File.Delete(writing);
        }

        DropOldest();
    }

    private bool MakeFolder()
    {
        if (!Directory.Exists(folder))
        {
            if (IsInAnothersHome())
                return false;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return FileState.Of(folder) is { IsOurs: true };
    }

    // Root with the environment of the user it was called by: a folder of root's would keep that user from remembering anything.
    private bool IsInAnothersHome()
    {
        var parent = Path.GetDirectoryName(folder);
        while (parent is not null && !Directory.Exists(parent))
            parent = Path.GetDirectoryName(parent);
        return Environment.IsPrivilegedProcess && parent is not null && FileState.Of(parent) is { Owner: not (null or 0) };
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private void DropOldest()
    {
        var files = new DirectoryInfo(folder);
        var surplus = files.GetFiles("*" + Kept).OrderByDescending(file => file.LastWriteTimeUtc).Skip(Capacity);
        var abandoned = files.GetFiles("*" + BeingWritten).Where(file => file.LastWriteTimeUtc < surroundings.Time.GetUtcNow() - LongestWriting);
        foreach (var file in surplus.Concat(abandoned))
            file.Delete();
    }

    private static bool IsOfTheFolder(Exception e) => e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
