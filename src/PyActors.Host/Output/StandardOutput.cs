using Microsoft.Win32.SafeHandles;
using PyActors.Host.Commands;

namespace PyActors.Host.Output;

/// <summary>Standard output, kept for data.</summary>
internal static class StandardOutput
{
    private static bool IsOpen => OperatingSystem.IsWindows() || Descriptors.IsWritable(Descriptors.Out);

    /// <summary>Refuses to go on where it can't be shown what comes of it.</summary>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    public static void RequireOpen()
    {
        if (!IsOpen)
            throw Closed("there is nowhere to show anything");
    }

    /// <summary>Shows people all that a command has to show, at once.</summary>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    /// <exception cref="OutputException">It can't be written, or not to its end.</exception>
    public static void Show(string text) => Show(Console.OutputEncoding.GetBytes(text));

    /// <summary>The same for tools.</summary>
    /// <param name="text">What, in the encoding it is to have.</param>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    /// <exception cref="OutputException">It can't be written, or not to its end.</exception>
    public static void Show(ReadOnlySpan<byte> text)
    {
        RequireOpen();
        try
        {
            using var output = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(new SafeFileHandle(Descriptors.Out, ownsHandle: false));
            output.Write(text);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>What to say where standard output can't be written any further.</summary>
    public static OutputException Failed(IOException e) => new(
        e.HResult == Errno.BrokenPipe ? "Nobody reads standard output any more." : $"Can't write to standard output: {Errno.Reason(e)}.", e);

    /// <summary>Takes standard output for data; what Python code prints would stand between it. To be called once, before Python starts.</summary>
    /// <param name="without">What comes of its being closed, or what to do then, for the message.</param>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    public static Stream TakeForData(string without)
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();

        // Processes that Python starts must not hold the pipe open after this one has ended.
        var data = IsOpen ? Descriptors.Duplicate(Descriptors.Out) : -1;
        if (data < 0)
            throw Closed(without);

        Prints.GoToStandardError();
        return new DescriptorStream(new SafeFileHandle(data, ownsHandle: true));
    }

    private static CommandFailedException Closed(string without) => new(ExitCode.Usage, $"Standard output is closed; {without}.");
}
