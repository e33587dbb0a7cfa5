using System.Globalization;

namespace PyActors.Testing.Contract;

/// <summary>The host functions that the contract specs call from Python.</summary>
public static class ContractHost
{
    private static Func<HostCall, object?> s_hook = static _ => null;

    /// <summary>Registers them with the options that the engine starts with.</summary>
    public static void RegisterIn(PythonOptions options) => options.HostFunctions
        .Add("show", static call => new object?[] { new PyTuple([.. call.Arguments]), new PyDict(call.Keywords.Select(pair => KeyValuePair.Create<object, object?>(pair.Key, pair.Value))) })
        .Add("add", static (int left, int right = 10) => left + right)
        .Add("describe", static (string text, double? number, HostCall call, CancellationToken _) =>
            string.Create(CultureInfo.InvariantCulture, $"{text} {number} {call.Arguments.Length}"))
        .Add("later", static async (string text) =>
        {
            await Task.Yield();
            return text;
        })
        .Add("nothing", static async () => await Task.Yield())
        .Add("hook", static call => Volatile.Read(ref s_hook)(call));

    /// <summary>What the function <c>hook</c> does from now on; specs of one engine run one after the other.</summary>
    public static void Hook(Func<HostCall, object?> hook) => Volatile.Write(ref s_hook, hook);
}
