using System.Collections;
using System.Collections.Specialized;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using System.Xml;

namespace PyActors.Testing.Contract;

/// <summary>What .NET may pass that has no form in Python, code of the caller's that throws or lies among it.</summary>
public abstract partial class PythonContractSpecs
{
    /// <summary>.NET values that can't go in, by name: the argument, where the fault must point, a word of its message.</summary>
    internal static readonly Dictionary<string, (Func<object?> Value, string Path, string Message)> BadArguments = new()
    {
        ["deep inside"] = (() => new object?[] { 1, new Dictionary<string, object?> { ["when"] = new object() } }, "args[0][1][\"when\"]", "System.Object"),
        ["a list in itself"] = (ListLoop, "args[0][1]", "contains itself"),
        ["a dictionary in itself"] = (DictionaryLoop, "args[0][\"me\"][0]", "contains itself"),
        ["too deep"] = (() => Nest(300), "args[0]" + string.Concat(Enumerable.Repeat("[0]", 200)), "deeper than 200"),
        ["keys that collide"] = (() => new Dictionary<object, object?> { [1] = "a", [1.0] = "b" }, "args[0][1.0]", "the same in Python"),
        ["a key without a hash"] = (() => new Dictionary<object, object?> { [new object[] { 1 }] = 1 }, "args[0].keys()[0]", "unhashable"),
        ["a key without a form"] = (() => new Dictionary<object, object?> { ["a"] = 1, [new object()] = 1 }, "args[0].keys()[1]", "has no Python form"),
        ["times that are the same in Python"] = (() => new HashSet<TimeSpan> { new(10), new(11) }, "args[0][1]", "the same in Python"),
        ["a set of sets"] = (() => new HashSet<object> { new HashSet<object>() }, "args[0][0]", "unhashable"),
        ["items that collide"] = (() => new HashSet<object> { 1, 1.0 }, "args[0][1]", "the same in Python"),
        ["a property that throws"] = (() => new object[] { new ThrowingProperty() }, "args[0][0].Value", "not today"),
        ["a property without a form"] = (() => new { Inner = new { When = new object() } }, "args[0].Inner.When", "System.Object"),
        ["an object in itself"] = (() => new InItself(), "args[0].Me", "contains itself"),
        ["properties that collide"] = (() => new { ItemCount = 1, item_count = 2 }, "args[0].item_count", "the same name"),
        ["a delegate"] = (() => new Action(() => { }), "args[0]", "has no Python form; register it in PythonOptions.HostFunctions"),
        ["a token"] = (() => CancellationToken.None, "args[0]", "InvokeAsync(new Invoke(callable, arguments), token)"),
        ["a task"] = (() => Task.FromResult(1), "args[0]", "a Task<Int32> has no Python form; await it"),
        ["what an async method gives"] = (() => NeverAsync<int>(), "args[0]", "a Task<Int32> has no Python form; await it"),
        ["what an async method without a value gives"] = (NeverAsync, "args[0]", "a System.Threading.Tasks.Task has no Python form; await it"),
        ["a value task"] = (() => new ValueTask<int>(1), "args[0]", "a ValueTask<Int32> has no Python form; await it"),
        ["an async iterator"] = (OneByOneAsync, "args[0]", "map them by MapAsync"),
        ["names and values"] = (() => new object[] { new NameValueCollection { ["a"] = "b" } }, "args[0][0]", "pass a dictionary"),
        ["an async sequence of one's own"] = (() => new object[] { new OwnAsyncSequence() }, "args[0][0]", "map them by MapAsync"),
        ["a task of one's own"] = (() => new OwnTask(), "args[0]", "has no Python form; await it"),
        ["a stream of one's own"] = (() => new OwnStream(), "args[0]", "has no Python form; read it and pass its bytes"),
        ["groups"] = (() => new[] { 1, 2 }.GroupBy(number => number % 2), "args[0][0]", "of a group only the items would come, not its key"),
        ["a node of XML"] = (() => new object[] { Node() }, "args[0][0]", "OuterXml"),
        ["a property of Newtonsoft.Json"] = (() => new Newtonsoft.Json.Linq.JProperty(), "args[0]", "pass the object that it is of"),
        ["what a wrapper throws"] = (() => new Newtonsoft.Json.Linq.JValue(new object()), "args[0]", "System.Object"),
        ["a wrapper in itself"] = (() => Newtonsoft.Json.Linq.JValue.OfItself(), "args[0]", "contains itself"),
        ["a type inside of a generic one"] = (() => Channel.CreateUnbounded<int>().Reader, "args[0]", "has no Python form"),
        ["entries"] = (() => new[] { KeyValuePair.Create("a", 1) }, "args[0][0]", "pass a dictionary of such entries"),
        ["an entry"] = (() => new DictionaryEntry("a", 1), "args[0]", "or the tuple (entry.Key, entry.Value)"),
        ["a null of a database"] = (() => DBNull.Value, "args[0]", "pass null"),
        ["memory of texts"] = (() => "text".AsMemory(), "args[0]", "pass an array made from it"),
        ["a lazy value"] = (() => new Lazy<int>(() => 1), "args[0]", "pass its Value"),
        ["what has a text"] = (() => new StringBuilder("a"), "args[0]", "pass its text"),
        ["a type"] = (() => typeof(string), "args[0]", "has no Python form"),
        ["a version"] = (() => new Version(1, 2), "args[0]", "has no Python form"),
        ["JSON that is none"] = (() => new object?[] { default(JsonElement) }, "args[0][0]", "no JSON value"),
        ["JSON with a number too large"] = (() => JsonDocument.Parse("""{"n": [1e999]}""").RootElement, "args[0][\"n\"][0]", "too large for a float"),
        ["JSON with a key twice"] = (() => JsonDocument.Parse("""{"n": 1, "n": 2}""").RootElement, "args[0][\"n\"]", "the same in Python"),
        ["JSON too deep"] = (() => JsonDocument.Parse(new string('[', 300) + new string(']', 300), new JsonDocumentOptions { MaxDepth = 301 }).RootElement,
            "args[0]" + string.Concat(Enumerable.Repeat("[0]", 200)), "deeper than 200"),
        ["JSON whose document is gone"] = (() => GoneJson(), "args[0]", "ObjectDisposedException"),
        ["an enumerable that throws"] = (() => new object?[] { Throwing() }, "args[0][0]", "no more of this"),
        ["a list that changes"] = (() => new ChangingList(), "args[0]", "InvalidOperationException"),
        ["a dictionary that throws"] = (() => new ThrowingDictionary(), "args[0]", "no entries for you"),
        ["a disposed object"] = (Disposed, "args[0]", "ObjectDisposedException"),
        ["a disposed object's property"] = (() => new object[] { new OverDisposed() }, "args[0][0].Length", "ObjectDisposedException"),
        ["a null as a key"] = (() => new OddDictionary(1, null), "args[0].keys()[1]", "can't be the key"),
        ["a key without a text"] = (() => new OddDictionary(new Textless()) { Value = new object() }, $"args[0][a {typeof(Textless).FullName}]", "System.Object"),
        ["a tuple that throws"] = (() => new OddTuple(1), "args[0]", "no item for you"),
        ["a tuple without a length"] = (() => new OddTuple(-1), "args[0]", "OverflowException"),
        ["a tuple that is too long"] = (() => new OddTuple(int.MaxValue), "args[0]", "MaxItems"),
        ["a collection without a count"] = (() => new OddCollection(), "args[0]", "no count for you"),
        ["an enumerable without an enumerator"] = (() => new object[] { new OddCollection(1) }, "args[0][0]", "no items for you"),
        ["an enumerable that throws and can't say why"] = (() => new OddCollection(1, new SpeechlessException()), "args[0]", "(its message can't be read)"),
        ["keys that only .NET tells apart"] = (() => new OddDictionary("a", "a"), "args[0][\"a\"]", "the same in Python"),
        ["items that only .NET tells apart"] = (() => new HashSet<object>(ReferenceEqualityComparer.Instance) { 1, 1 }, "args[0][1]", "the same in Python"),
    };

    private sealed class ThrowingProperty
    {
        private readonly string _reason = "not today";

        public int Value => throw new InvalidOperationException(_reason);
    }

    private static async IAsyncEnumerable<int> OneByOneAsync()
    {
        await Task.Yield();
        yield return 1;
    }

    private sealed class OwnAsyncSequence : IAsyncEnumerable<int>
    {
        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<int>().GetAsyncEnumerator(cancellationToken);
    }

    private static async Task<T?> NeverAsync<T>()
    {
        await new TaskCompletionSource().Task;
        return default;
    }

    private static async Task NeverAsync() => await new TaskCompletionSource().Task;

    // Never started: asked for its result, it would wait for ever.
    private sealed class OwnTask() : Task<int>(static () => 1);

    private sealed class OwnStream : MemoryStream;

    private static XmlElement Node() => new XmlDocument().CreateElement("a");

    private sealed class InItself
    {
        public InItself Me => this;
    }

    private static JsonElement GoneJson()
    {
        using var document = JsonDocument.Parse("[1]");
        return document.RootElement;
    }

    private static List<object?> ListLoop()
    {
        var list = new List<object?> { 1 };
        list.Add(list);
        return list;
    }

    private static Dictionary<string, object?> DictionaryLoop()
    {
        var dictionary = new Dictionary<string, object?>();
        dictionary["me"] = new object?[] { dictionary };
        return dictionary;
    }

    private static object?[] Nest(int depth)
    {
        object?[] value = [];
        for (var i = 1; i < depth; i++)
            value = [value];

        return value;
    }

    private static IEnumerable<int> Throwing()
    {
        yield return 1;
        throw new InvalidOperationException("no more of this");
    }

    private static IEnumerable<object> Disposed()
    {
        ObjectDisposedException.ThrowIf(true, typeof(Stream));
        yield break;
    }

    private sealed class OverDisposed
    {
        private readonly Stream _stream;

        public OverDisposed()
        {
            using var stream = new MemoryStream();
            _stream = stream;
        }

        public long Length => _stream.Length;
    }

    private sealed class Textless
    {
        public string? Name { get; init; }

        public override string ToString() => throw new InvalidOperationException("no text for you");
    }
}
