using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Foundry.Access.Tests;

/// <summary>An HTTPS proxy that leads every host to one server on this machine, so that a program keeps its addresses.</summary>
internal sealed class LoopbackProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int port;

    public LoopbackProxy(LoopbackServer server)
    {
        port = server.Address.Port;
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TunnelAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                var (near, end) = (client.GetStream(), "");
                var one = new byte[1];
                while (!end.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await near.ReadAsync(one) == 1)
                    end += (char)one[0];
                await server.ConnectAsync(IPAddress.Loopback, port);
                await near.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 Connection established\r\n\r\n"));
                await Task.WhenAny(near.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(near));
            }
            catch (IOException)
            {
                // Either side hung up.
            }
        }
    }
}
