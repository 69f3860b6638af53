using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Mqtt;

/// <summary>The way to a broker: TCP, and TLS over it when there is a CA.</summary>
internal static class MqttStream
{
    /// <summary>Connects a socket.</summary>
    /// <returns>A stream that owns the socket.</returns>
    public static async Task<Stream> OpenAsync(Socket socket, MqttOptions options, CancellationToken stop)
    {
        await socket.ConnectAsync(options.Host, options.Port, stop).ConfigureAwait(false);
        NetworkStream open = new(socket, ownsSocket: true);
        if (options.Ca == null)
        {
            return open;
        }

        SslStream secure = new(open);
        try
        {
            // Only certificates of this CA, whatever the system trusts.
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(options.Ca);
            SslClientAuthenticationOptions how = new() { TargetHost = options.Host, CertificateChainPolicy = policy };
            await secure.AuthenticateAsClientAsync(how, stop).ConfigureAwait(false);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
