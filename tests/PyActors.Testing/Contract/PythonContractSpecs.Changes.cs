using System.Collections;

namespace PyActors.Testing.Contract;

/// <summary>
/// What another thread changes while it is converted: a fault with its path, or a value of what was in it, or null where .NET's own
/// collections show that while they are emptied. Which of these is a matter of luck, so each is tried often.
/// </summary>
public abstract partial class PythonContractSpecs
{
    private const int Changing = 200;
    private const int Reads = 200;

    /// <summary>What .NET code changes: the value, how it is changed for the n-th time, and what may be in it.</summary>
    private static readonly Dictionary<string, Func<(object Value, Action<int> Change, Func<object?, bool> IsRight)>> Changed = new()
    {
        ["List<object>"] = () => Over(new List<object?>(SomeItems())),
        ["List<int>"] = () => Over(new List<int>(Enumerable.Range(0, Changing))),
        ["ArrayList"] = () => Over(new ArrayList(SomeItems())),
        ["a list in a list"] = () =>
        {
            var (list, change, isRight) = Over(new List<object?>(SomeItems()));
            return (new object[] { 1, list }, change, value => value is object?[] { Length: 2 } items && isRight(items[1]));
        },
        ["object[]"] = () =>
        {
            var items = SomeItems();
            return (items, count => items[count % Changing] = count % 2 == 0 ? count : (object)"text", value => value is object?[] { Length: Changing } read && read.All(item => item is long or "text"));
        },
        ["Dictionary<string, object>"] = () =>
        {
            var entries = SomeItems().ToDictionary(number => $"{number}");
            return (entries, count => _ = entries.Remove($"{count % Changing}") || entries.TryAdd($"{count % Changing}", count), HasNumbers);
        },
        ["Hashtable"] = () =>
        {
            var entries = new Hashtable(SomeItems().ToDictionary(number => $"{number}"));
            return (entries, count => { entries.Remove($"{count % Changing}"); entries[$"{(count + 7) % Changing}"] = count; }, HasNumbers);
        },
        ["HashSet<int>"] = () =>
        {
            var items = Enumerable.Range(0, Changing).ToHashSet();
            return (items, count => _ = items.Remove(count % Changing) || items.Add(count % Changing), value => value is PySet set && set.All(IsNumber));
        },
        ["moments, that may be torn"] = () =>
        {
            var times = new DateTimeOffset[Changing];
            var late = new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.FromHours(-14));
            return (times, count => times[count % Changing] = count % 2 == 0 ? late : default, value => value is object?[] { Length: Changing } read && read.All(item => item is DateTimeOffset));
        },
        ["Memory<double>"] = () =>
        {
            var numbers = new double[Changing];
            return (numbers.AsMemory(), count => numbers[count % Changing] = count, value => value is PyArray { Count: Changing });
        },
    };

    public static TheoryData<string> ChangedNames => [.. Changed.Keys];

    [Theory]
    [MemberData(nameof(ChangedNames))]
    public async Task Argument_that_another_thread_changes_should_be_a_fault_or_right(string name)
    {
        var (value, change, isRight) = Changed[name]();
        var (count, ended) = (0, false);
        var thread = new Thread(() =>
        {
            while (!Volatile.Read(ref ended))
                change(count++);
        });
        thread.Start();

        try
        {
            for (var i = 0; i < Reads; i++)
            {
                var result = await InvokeAsync("contract:echo", [value]);
                if (result.Fault is null)
                    isRight(result.Value).ShouldBeTrue();
                else
                    ShouldPointInto(result.Fault, PyFaultKind.ArgumentNotConvertible, "args[0]");
            }
        }
        finally
        {
            Volatile.Write(ref ended, true);
            thread.Join();
        }

        count.ShouldBeGreaterThan(0);
        await ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("dict")]
    [InlineData("set")]
    [InlineData("bytearray")]
    [InlineData("array")]
    public async Task Result_that_another_thread_changes_should_be_a_fault_or_right(string kind)
    {
        var interval = (await InvokeAsync("contract_churn:start", kind)).Value;

        for (var i = 0; i < Reads; i++)
        {
            var result = await InvokeAsync("contract_churn:read", kind);
            if (result.Fault is null)
                IsChurned(result.Value).ShouldBeTrue();
            else
                ShouldPointInto(result.Fault, PyFaultKind.ResultNotConvertible, "result");
        }

        (await InvokeAsync("contract_churn:stop", interval)).As<int>().ShouldBeGreaterThan(0);
        await ShouldBeHealthyAsync();
    }

    private static bool IsChurned(object? value) => value switch
    {
        object?[] items => items.All(item => item is Guid),
        PyDict entries => entries.Keys.All(key => key is long) && entries.Keys.Distinct().Count() == entries.Count && entries.Values.All(item => item is Guid),
        PySet items => items.All(item => item is Guid),
        byte[] bytes => bytes.Length is 2 << 20 or (2 << 20) + 1,
        PyArray array => array.Count is 1 << 18 or (1 << 18) + 1,
        _ => false,
    };

    private static void ShouldPointInto(PyFault fault, PyFaultKind kind, string root)
    {
        fault.Kind.ShouldBe(kind, fault.Message);
        fault.Path.ShouldNotBeNull().ShouldStartWith(root);
    }

    private static object?[] SomeItems() => [.. Enumerable.Range(0, Changing).Cast<object?>()];

    // Grows, and is emptied now and then.
    private static (object Value, Action<int> Change, Func<object?, bool> IsRight) Over(IList list) => (
        list,
        count =>
        {
            list.Add(count);
            if (list.Count > 2 * Changing)
                list.Clear();
        },
        value => value is object?[] items && items.All(IsNumber));

    private static bool IsNumber(object? item) => item is long or null;

    private static bool HasNumbers(object? value) => value is PyDict entries && entries.Keys.All(key => key is string) && entries.Values.All(IsNumber);
}
