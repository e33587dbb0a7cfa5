using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace PyActors.Remoting;

/// <summary>
/// Turns what is asked and answered into bytes and back, for askers on another node and for systems that serialise every message. Named
/// in the configuration; any thread.
/// </summary>
internal sealed class PythonMessageSerializer : SerializerWithStringManifest
{
    /// <summary>Its name in the configuration.</summary>
    public const string Name = "pyactors";

    private const string InvokeManifest = "invoke";
    private const string BatchManifest = "batch";
    private const string ResultManifest = "result";
    private const string ResultsManifest = "results";

    /// <summary>Called by Akka, by reflection.</summary>
    public PythonMessageSerializer(ExtendedActorSystem system) : base(system)
    {
    }

    /// <summary>What an actor system needs that was made without the configuration, which it reads at its making alone.</summary>
    public static void AddTo(ActorSystem system)
    {
        var known = system.Serialization;
        if (known.FindSerializerForType(typeof(Invoke)) is PythonMessageSerializer)
            return;

        var serializer = new PythonMessageSerializer((ExtendedActorSystem)system);
        known.AddSerializer(Name, serializer);
        foreach (var type in (Type[])[typeof(Invoke), typeof(InvokeBatch), typeof(PyResult), typeof(PyResults)])
            known.AddSerializationMap(type, serializer);
    }

    /// <summary>The same on every node. Those up to 40 are Akka's own.</summary>
    public override int Identifier => 7_431;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        Invoke => InvokeManifest,
        InvokeBatch => BatchManifest,
        PyResult => ResultManifest,
        PyResults => ResultsManifest,
        _ => throw new ArgumentException($"{o.GetType()} is no message of a Python pool.", nameof(o)),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        var values = new ValueWriter(to, system.Serialization);
        switch (obj)
        {
            case Invoke invoke:
                RequestForm.Write(values, invoke);
                break;
            case InvokeBatch batch:
                RequestForm.Write(values, batch);
                break;
            case PyResult result:
                OutcomeForm.Write(to, values, result);
                break;
            case PyResults results:
                to.Write(results.Count);
                foreach (var result in results)
                    OutcomeForm.Write(to, values, result);
                break;
            default:
                throw new ArgumentException($"{obj.GetType()} is no message of a Python pool.", nameof(obj));
        }

        to.Flush();
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var values = new ValueReader(from, system.Serialization);
        return manifest switch
        {
            InvokeManifest => RequestForm.ReadInvoke(values),
            BatchManifest => RequestForm.ReadBatch(values),
            ResultManifest => OutcomeForm.Read(from, values),
            ResultsManifest => ReadResults(from, values),
            _ => throw new ArgumentException($"'{manifest}' is no message of a Python pool; another version of PyActors may have sent it.", nameof(manifest)),
        };
    }

    private static PyResults ReadResults(BinaryReader from, ValueReader values)
    {
        var results = new PyResult[values.Count()];
        for (var i = 0; i < results.Length; i++)
            results[i] = OutcomeForm.Read(from, values);

        return new PyResults(results);
    }
}
