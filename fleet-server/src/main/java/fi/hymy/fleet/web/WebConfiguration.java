package fi.hymy.fleet.web;

import jakarta.servlet.Filter;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {
    @Bean
    Times times(InstantSource clock, WebSettings settings) {
        return new Times(clock, settings.zone());
    }

    @Bean
    FilterRegistrationBean<Filter> liveFragments() {
        var registration = new FilterRegistrationBean<Filter>(new LiveFragments());
        registration.addUrlPatterns(LiveFragments.PATHS);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit() {
        var registration = new FilterRegistrationBean<Filter>(new BodyLimit());
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
