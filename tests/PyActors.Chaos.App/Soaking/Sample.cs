using System.Diagnostics;
using PyActors.Chaos.App.Bodies;

namespace PyActors.Chaos.App.Soaking;

/// <summary>The process as it is at one moment.</summary>
/// <param name="At">How long the soak had lasted.</param>
/// <param name="Invocations">How many had been answered.</param>
/// <param name="Resident">Resident memory, in bytes.</param>
/// <param name="Managed">What the collector holds after a full collection, in bytes.</param>
/// <param name="Threads">How many threads the process has.</param>
/// <param name="Status">The pool.</param>
internal sealed record Sample(TimeSpan At, long Invocations, long Resident, long Managed, int Threads, PoolStatus Status)
{
    public static async Task<Sample> TakeAsync(TimeSpan at, long invocations, IBody body)
    {
        var status = await body.StatusAsync();
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var self = Process.GetCurrentProcess();
        return new Sample(at, invocations, self.WorkingSet64, managed, self.Threads.Count, status);
    }

    /// <summary>Invocations a second since an earlier one.</summary>
    public double RateSince(Sample earlier) => (Invocations - earlier.Invocations) / (At - earlier.At).TotalSeconds;
}
