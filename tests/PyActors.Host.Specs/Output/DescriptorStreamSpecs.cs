using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Output;

public sealed partial class DescriptorStreamSpecs
{
    private const int SetFlags = 4;
    private const int WriteOnly = 1;
    private const int NonBlocking = 0x800;

    [LinuxFact]
    public async Task Write_should_wait_for_room_where_the_descriptor_was_set_not_to_block()
    {
        await using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        var descriptor = (int)reader.ClientSafePipeHandle.DangerousGetHandle();
        Control(descriptor, SetFlags, WriteOnly | NonBlocking).ShouldBe(0);
        var sent = Enumerable.Range(0, 1_000_000).Select(i => (byte)i).ToArray();

        await using var stream = new DescriptorStream(new SafeFileHandle(descriptor, ownsHandle: false));
        var writing = Task.Run(() => stream.Write(sent));
        var received = new byte[sent.Length];
        await reader.ReadExactlyAsync(received).AsTask().WaitAsync(PyActorsCommand.Patience);

        await writing.WaitAsync(PyActorsCommand.Patience);
        received.ShouldBe(sent);
        stream.Written.ShouldBe(sent.Length);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int flags);
}
