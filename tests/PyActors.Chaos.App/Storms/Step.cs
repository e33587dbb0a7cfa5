namespace PyActors.Chaos.App.Storms;

/// <summary>One invocation of a storm.</summary>
/// <param name="Number">Its number; Python gets it, and gives it back.</param>
/// <param name="Deed">What it does.</param>
/// <param name="CancelAfter">When its caller gives up; null for never.</param>
/// <param name="ThreadLife">How long a thread goes on that it starts.</param>
internal readonly record struct Step(int Number, Deed Deed, TimeSpan? CancelAfter, TimeSpan ThreadLife)
{
    /// <summary>The deadline of what doesn't end by itself.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(40);

    /// <summary>How long code that was interrupted has.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(150);

    // Past the deadline and the grace period, by enough for the worker to be judged.
    private static readonly TimeSpan Block = Deadline + (2 * Grace);

    private static readonly PyCallable Answers = "chaos_deeds:answer";

    /// <summary>What is asked.</summary>
    public Invoke ToInvoke() => Deed switch
    {
        Deed.Answer => new Invoke(Answers, Number),
        Deed.Raise => new Invoke("chaos_deeds:fail", Number),
        Deed.ReturnNonsense => new Invoke("chaos_deeds:give_what_has_no_form", Number),
        Deed.Loop => new Invoke("chaos_deeds:loop", Number) { Timeout = Deadline },
        Deed.Block => new Invoke("chaos_deeds:block", Number, Block.TotalSeconds) { Timeout = Deadline },
        Deed.Exit => new Invoke("chaos_deeds:leave", Number),
        _ => new Invoke("chaos_deeds:start_thread", Number, ThreadLife.TotalSeconds),
    };
}
