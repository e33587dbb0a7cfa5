using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>Lists of ordinary values through the embedded pool, against what a pool of processes does with them: pickle them and read that.</summary>
internal sealed class KindsOfValues : IQuestion
{
    private const int Count = 10_000;
    private static readonly DateTime Began = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public string Name => "values";

    public string Asks => "What does one value of each kind cost, in a list, in and out?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        return
        [
            Read("a str", "texts"),
            Read("a dict of five scalars", "dicts"),
            Read("a dataclass of five scalars", "dataclasses"),
            Read("a named tuple of five scalars", "named_tuples"),
            Read("a datetime in UTC", "times"),
            Write("a string", "texts", Many(static i => $"text {i:D6}")),
            Write("a Dictionary<string, object?> of five scalars", "dicts", Many(static i =>
                new Dictionary<string, object?> { ["order_id"] = i, ["name"] = "Ada", ["price"] = 1.5, ["is_paid"] = true, ["comment"] = null })),
            Write("a record of five scalars", "dataclasses", Many(static i => new Order(i, "Ada", 1.5, true, null))),
            Write("a tuple of five scalars", "named_tuples", Many(static i => (i, "Ada", 1.5, true, (string?)null))),
            Write("a DateTime in UTC", "times", Many(static i => Began.AddSeconds(i))),
        ];

        Finding Read(string what, string kind) => Compare($"{what} to its canonical form", kind, () => Call("peer_values:give", kind));

        Finding Write(string what, string kind, object values) => Compare($"{what} to Python", kind, () => Call("peer_work:length", values));

        Finding Compare(string what, string kind, Func<PyResult> call)
        {
            var (repeats, pickles) = (effort.Calls(20), effort.Calls(4));
            var contest = new Contest(
                effort,
                () => Stretch.NanosecondsPerCall(repeats, _ => Repeat(call, repeats)) / Count,
                () => Call("peer_values:pickle_seconds", kind, pickles).As<double>() * 1e9 / pickles / Count);

            return new(what, Wording.Nanoseconds(contest.Median(0)), $"pickled and read by Python, the same or its like: {Wording.Nanoseconds(contest.Median(1))}", contest.Ratio(0, 1), "×");
        }

        PyResult Call(PyCallable callable, params object?[] arguments)
        {
            var result = pool.InvokeAsync(new Invoke(callable, arguments)).GetAwaiter().GetResult();
            return result.IsSuccess ? result : throw new PyFaultException(result.Fault);
        }
    }

    private static void Repeat(Func<PyResult> call, int repeats)
    {
        for (var i = 0; i < repeats; i++)
            call();
    }

    private static T[] Many<T>(Func<int, T> make) => [.. Enumerable.Range(0, Count).Select(make)];

    private sealed record Order(int OrderId, string Name, double Price, bool IsPaid, string? Comment);
}
