using System.Diagnostics;
using System.Globalization;

namespace PyActors.Build.Running;

/// <summary>A step on its way: says in one line what came of it and how long it took.</summary>
internal sealed class Step
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Done(string what) => Say("✓", what);

    public void Failed(string what) => Say("✗", what);

    private void Say(string mark, string what) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mark} {what} ({_watch.Elapsed.TotalSeconds:0.0} s)"));
}
